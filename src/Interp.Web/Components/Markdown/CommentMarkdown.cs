using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Interp.Web.Components;

/// <summary>What people write, as HTML that can do no harm: raw HTML is text, pictures are links, and links lead to web pages only.</summary>
public static class CommentMarkdown
{
    // A page has one h1, and comments stand below an h2.
    private const int HighestHeading = 4;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseEmphasisExtras().Build();

    /// <summary>Safe HTML of a comment.</summary>
    /// <param name="markdown">As typed, as hostile as any.</param>
    public static string Html(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Clamp(heading.Level + HighestHeading - 1, HighestHeading, 6);
            foreach (var link in document.Descendants<LinkInline>().ToList()) Tame(link);
            foreach (var link in document.Descendants<AutolinkInline>().ToList()) Tame(link);
            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested too deeply to be meant: shown as it was typed.
            return $"<p>{System.Net.WebUtility.HtmlEncode(markdown)}</p>";
        }
    }

    private static void Tame(LinkInline link)
    {
        link.IsImage = false;
        link.Title = null;
        var address = link.GetDynamicUrl?.Invoke() ?? link.Url;
        if (IsWebAddress(address)) Mark(link);
        else link.ReplaceBy(new ContainerInline());
    }

    private static void Tame(AutolinkInline link)
    {
        if (!link.IsEmail && IsWebAddress(link.Url)) Mark(link);
        else link.ReplaceBy(new LiteralInline(link.Url));
    }

    private static void Mark(MarkdownObject link) => Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(link).AddPropertyIfNotExist("rel", "nofollow noopener ugc");

    private static bool IsWebAddress(string? address) =>
        address is ['/', not ('/' or '\\'), ..] or "/"
            ? !address.Any(char.IsControl)
            : Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && !address.Any(char.IsControl);
}
