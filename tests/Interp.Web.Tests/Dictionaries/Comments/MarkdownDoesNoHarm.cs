using System.Text.RegularExpressions;
using Interp.Web.Components;

namespace Interp.Web.Tests.Dictionaries;

public sealed class MarkdownDoesNoHarm
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a <b onmouseover=alert(1)>b</b>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](  javascript:alert(1))")]
    [InlineData("[x](java&#115;cript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("[x](//elsewhere.example)")]
    [InlineData("[x](/\\elsewhere.example)")]
    [InlineData("[x][r]\n\n[r]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<data:text/html,x>")]
    [InlineData("![x](https://elsewhere.example/pixel.png)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("[x](https://ok.example \"t\\\" onclick=alert(1) \")")]
    [InlineData("[![x](javascript:alert(1))](javascript:alert(2))")]
    [InlineData("```\" onclick=alert(1)\nx\n```")]
    public void Hostile_input_leaves_no_markup_that_acts(string markdown)
    {
        var html = CommentMarkdown.Html(markdown);
        foreach (Match tag in Regex.Matches(html, "<[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            tag.Value.ShouldNotMatch("^<(script|img|iframe|style|form|b )");
            Regex.Replace(tag.Value, "\"[^\"]*\"", "\"\"", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldNotMatch(@"\son\w+\s*=");
            foreach (Match address in Regex.Matches(tag.Value, "(href|src)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
                address.Groups["address"].Value.ShouldMatch(@"^(https?://|/(?![/\\]))");
        }
    }

    [Fact]
    public void What_people_mean_is_kept()
    {
        CommentMarkdown.Html("*Latin*, see `#12` and [this](https://example.org/a?b=c)").ShouldBe(
            "<p><em>Latin</em>, see <code>#12</code> and <a href=\"https://example.org/a?b=c\" rel=\"nofollow noopener ugc\">this</a></p>\n");
        CommentMarkdown.Html("[card](/d/x/12)").ShouldContain("href=\"/d/x/12\"");
        CommentMarkdown.Html("# Big").ShouldBe("<h4>Big</h4>\n");
        CommentMarkdown.Html("1 < 2 & 3").ShouldBe("<p>1 &lt; 2 &amp; 3</p>\n");
        CommentMarkdown.Html("[words](javascript:x)").ShouldBe("<p>words</p>\n");
    }

    [Theory]
    [InlineData(">")]
    [InlineData("* ")]
    [InlineData("[")]
    [InlineData("**a ")]
    public void Deep_nesting_is_shown_and_takes_no_time(string piece)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        CommentMarkdown.Html(string.Concat(Enumerable.Repeat(piece, 4000 / piece.Length))).ShouldNotBeNull();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
