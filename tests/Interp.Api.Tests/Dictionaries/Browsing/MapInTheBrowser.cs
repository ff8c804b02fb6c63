using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>The map's picture, by mouse and by keyboard, however points are drawn.</summary>
public sealed class MapInTheBrowser(BrowsedSite site) : IClassFixture<BrowsedSite>
{
    // The middle of the picture is (5.5, 0), and a step of the map is 60 pixels.
    private const string View = "view=5.5,0,60";

    private const string Card = "{ const get = WebGLRenderingContext.prototype.getParameter; WebGLRenderingContext.prototype.getParameter = function (name) { const value = get.call(this, name); return typeof value === 'string' ? 'a graphics card' : value; }; }";
    private const string None = "{ const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest); }; }";

    [Theory]
    [InlineData("webgl", Card)]
    [InlineData("2d", None)]
    public async Task Points_are_where_the_map_says_on_either_way_of_drawing(string renderer, string machine)
    {
        // Coloured by state: no numbers lie over the points.
        var page = await Map($"/d/open/map?colour=state&{View}", machine);
        (await Figure(page).GetAttributeAsync("data-renderer")).ShouldBe(renderer);
        for (var feature = 0; feature < MappedDictionaries.Narrow; feature++)
            (await Painted(page, feature, 0)).ShouldBeTrue($"feature {feature}");
        (await Painted(page, 5.5, 1.5)).ShouldBeFalse();

        // Moved by two steps, the points go along.
        await page.Locator("canvas.points").FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.WaitForURLAsync("**view=7.5%2C0%2C60");
        (await Painted(page, 9, 0)).ShouldBeTrue();
        (await Painted(page, 10, 0)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_processor_that_computes_graphics_itself_draws_into_pixels()
    {
        var page = await Map($"/d/open/map?{View}", "{}");
        (await Figure(page).GetAttributeAsync("data-renderer")).ShouldBe("2d");
    }

    [Fact]
    public async Task Pointing_tells_what_a_feature_is_and_a_second_click_opens_it()
    {
        var page = await Map($"/d/open/map?{View}", None);
        var (x, y) = await Place(page, 3, 0);
        await page.Mouse.MoveAsync(x, y);
        await Expect(Note(page)).ToContainTextAsync("#3 · “articles” · top token cat · cluster 0 · fires on 4.00 ‰");
        await page.Mouse.MoveAsync(x, y + 100);
        await Expect(Note(page)).ToContainTextAsync("Point at a feature");
        await page.Mouse.ClickAsync(x, y);
        await page.WaitForURLAsync("**/d/open/3");
    }

    [Fact]
    public async Task The_keyboard_walks_zooms_moves_and_opens()
    {
        var page = await Map($"/d/open/map?{View}", None);
        await page.Locator("canvas.points").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Note(page)).ToContainTextAsync("#5");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Note(page)).ToContainTextAsync("#6");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Note(page)).ToContainTextAsync("#4");
        await page.Keyboard.PressAsync("+");
        await page.WaitForURLAsync("**view=5.5%2C0%2C78");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.WaitForURLAsync("**view=6.269%2C0%2C78");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/d/open/4");
    }

    [Fact]
    public async Task A_line_drawn_around_features_lists_them_and_stays_in_the_address()
    {
        var page = await Map($"/d/open/map?{View}", None);
        var (left, top) = await Place(page, 1.5, 0.5);
        var (right, bottom) = await Place(page, 4.5, -0.5);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lasso" }).ClickAsync();
        await page.Mouse.MoveAsync(left, top);
        await page.Mouse.DownAsync();
        foreach (var (x, y) in new[] { (right, top), (right, bottom), (left, bottom), (left, top) })
            await page.Mouse.MoveAsync(x, y, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "3 features inside the line" })).ToBeVisibleAsync();
        await Expect(page.Locator("#selected tbody a")).ToHaveTextAsync(["#2", "#3", "#4"]);

        await page.ReloadAsync();
        await Expect(page.Locator("#selected tbody a")).ToHaveTextAsync(["#2", "#3", "#4"]);
        await page.Locator("[data-clear]").ClickAsync();
        await Expect(page.Locator("#selected tbody")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_dictionaries_lie_in_one_picture_and_are_told_apart()
    {
        var page = await Map($"/d/open/map?with=wide&{View}", None);
        await Point(page, 3, 0, "open #3");
        await Point(page, 3, 1, "wide #3");
        await page.Locator(".map-tools").GetByRole(AriaRole.Link, new() { Name = "density" }).ClickAsync();
        await page.WaitForURLAsync("**colour=density**");
        (await Painted(page, 3, 1)).ShouldBeTrue();
        await page.GetByRole(AriaRole.Link, new() { Name = "1", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Cluster 1: 8 features" })).ToBeVisibleAsync();
        await Expect(page.Locator("#selected tbody a").First).ToHaveTextAsync("open #6");
    }

    [Fact]
    public async Task Without_script_clusters_and_their_features_can_be_read()
    {
        var page = await site.Open(site.World.Learner, script: false);
        await page.GotoAsync("/d/open/map");
        (await page.ContentAsync()).ShouldContain("The picture needs script");
        await page.GetByRole(AriaRole.Link, new() { Name = "0", Exact = true }).ClickAsync();
        await Expect(page.Locator("#selected tbody a")).ToHaveTextAsync(["#0", "#1", "#2", "#3", "#4", "#5"]);
    }

    private static ILocator Figure(IPage page) => page.Locator("figure.map");

    private static ILocator Note(IPage page) => page.Locator(".map-note");

    private async Task<IPage> Map(string address, string machine)
    {
        var page = await site.Open(site.World.Learner);
        await page.AddInitScriptAsync(machine);
        await page.GotoAsync(address);
        await page.Locator("figure.map[data-renderer]").WaitForAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lasso" })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Where a place of the map is in the window, as long as it is looked at as it was opened.</summary>
    private static async Task<(float X, float Y)> Place(IPage page, double x, double y)
    {
        var box = (await page.Locator("canvas.points").BoundingBoxAsync())!;
        return ((float)(box.X + (box.Width / 2) + (60 * (x - 5.5))), (float)(box.Y + (box.Height / 2) - (60 * y)));
    }

    private static async Task Point(IPage page, double x, double y, string says)
    {
        var (left, top) = await Place(page, x, y);
        await page.Mouse.MoveAsync(left, top);
        await Expect(Note(page)).ToContainTextAsync(says);
    }

    /// <summary>Whether anything is drawn there: the window as it is seen, not what a canvas says of itself.</summary>
    private static async Task<bool> Painted(IPage page, double x, double y)
    {
        var (left, top) = await Place(page, x, y);
        var picture = await page.ScreenshotAsync(new() { Clip = new() { X = left, Y = top, Width = 1, Height = 1 } });
        return await page.EvaluateAsync<bool>(
            """
            async png => {
              const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), letter => letter.charCodeAt(0))], { type: "image/png" }));
              const pen = new OffscreenCanvas(1, 1).getContext("2d");
              pen.drawImage(bitmap, 0, 0);
              const probe = document.body.appendChild(document.createElement("i"));
              probe.style.color = "var(--paper)";
              const paper = getComputedStyle(probe).color.match(/\d+/g).map(Number);
              probe.remove();
              return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).some((part, i) => Math.abs(part - paper[i]) > 40);
            }
            """, Convert.ToBase64String(picture));
    }
}
