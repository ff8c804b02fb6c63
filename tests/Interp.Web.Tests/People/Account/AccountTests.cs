using Interp.Domain.People;
using Interp.Web.People;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.People;

public sealed class AccountTests
{
    [Fact]
    public async Task The_sign_in_form_posts_with_a_token_and_keeps_email_and_way_back()
    {
        var html = await Rendered.Html<SignInForm>(("Problem", "wrong"), ("Email", "\"><script>x"), ("ReturnUrl", "/jobs?a=1&b=2"));

        html.ShouldContain("method=\"post\" action=\"/account/sign-in\"");
        html.ShouldContain(Rendered.Token);
        html.ShouldContain("Email and password do not fit together.");
        html.ShouldContain("name=\"returnUrl\" value=\"/jobs?a=1&amp;b=2\"");
        html.ShouldContain("value=\"&quot;&gt;&lt;script&gt;x\"");
        html.ShouldNotContain("<script>");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("anything else")]
    public async Task Only_known_problems_are_told(string? problem) =>
        (await Rendered.Html<SignInForm>(("Problem", problem))).ShouldNotContain("role=\"alert\"");

    [Fact]
    public void A_kept_email_comes_back_and_one_too_long_is_dropped()
    {
        Kept("  ida@interp.local ").ShouldContain("sign-in-email=ida%40interp.local; max-age=60; path=/account/sign-in; samesite=lax; httponly");
        Kept(new string('a', 257)).ShouldBeEmpty();
        Kept(" ").ShouldBeEmpty();
    }

    [Fact]
    public async Task Tokens_are_listed_without_their_secrets_and_a_new_one_shows_its_secret()
    {
        var made = new PersonalTokenSummary(new Guid(1, 0, 0, new byte[8]), "<i>notebook</i>", MadeUp.Now, null);

        var before = await Rendered.Html<TokensView>(("Tokens", new[] { made }), ("Site", "https://interp.example/"));
        var after = await Rendered.Html<TokensView>(("Tokens", new[] { made }), ("Site", "https://interp.example/"), ("Created", new CreatedToken(made, "interp_secret")));

        before.ShouldContain("&lt;i&gt;notebook&lt;/i&gt;");
        before.ShouldContain("never");
        before.ShouldNotContain("interp_secret");
        after.ShouldContain("<code class=\"secret\">interp_secret</code>");
    }

    [Fact]
    public async Task A_refused_name_is_kept_beside_the_reason()
    {
        var html = await Rendered.Html<TokensView>(("Tokens", Array.Empty<PersonalTokenSummary>()), ("Site", "https://interp.example/"), ("Name", "my name"), ("Problem", "Too long."));

        html.ShouldContain("value=\"my name\"");
        html.ShouldContain("role=\"alert\">Too long.");
    }

    private static string Kept(string email)
    {
        var context = new DefaultHttpContext();
        KeptEmail.Keep(context, email);
        return context.Response.Headers.SetCookie.ToString();
    }
}
