using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests.Platform;

public sealed class CancelConfirmationTests(Browser browser) : InTheBrowser(browser)
{
    [Fact]
    public async Task The_question_goes_when_the_job_ends_under_it()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/job/running");
        await page.GetByText("Cancel the job…").ClickAsync();
        ILocator sure = page.GetByRole(AriaRole.Button, new() { Name = "Cancel this job" });
        await Assertions.Expect(sure).ToBeVisibleAsync();
        // As the live part of the page does with the last news.
        await page.EvaluateAsync("document.querySelector('.job').classList.add('ending')");
        await Assertions.Expect(sure).ToBeHiddenAsync();
    }
}
