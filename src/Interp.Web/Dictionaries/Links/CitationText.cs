using System.Globalization;
using System.Text;
using Interp.Domain.Dictionaries;
using Interp.Web.Components;

namespace Interp.Web.Dictionaries;

/// <summary>How to cite a result so that it can be found and made again.</summary>
/// <param name="Detail">The dictionary.</param>
/// <param name="Feature">Number of the feature; null for the dictionary itself.</param>
/// <param name="Address">The page's absolute address.</param>
public sealed record CitationText(DictionaryDetail Detail, int? Feature, string Address)
{
    private DictionarySummary Summary => Detail.Summary;

    private Provenance Provenance => Detail.Provenance;

    private string Title => Feature is { } index ? string.Create(CultureInfo.InvariantCulture, $"Feature {index} of {Summary.Title}") : Summary.Title;

    private string Day => Times.Exact(Provenance.FinishedAt)[..10];

    private string Made =>
        $"{Summary.Recipe} dictionary of {Summary.Model}, {Summary.HookPoint}, {Summary.DSae.ToString(CultureInfo.InvariantCulture)} features, seed {Provenance.Seed.ToString(CultureInfo.InvariantCulture)}. "
        + (Summary.JobId is { } job ? $"Run {job}" : $"Dictionary {Summary.Name}")
        + $", code {Provenance.CodeVersion}, weights {Short(Provenance.ModelHash)}, corpus {Short(Provenance.CorpusHash)}, tokenizer {Short(Provenance.TokenizerHash)}";

    /// <summary>One paragraph.</summary>
    public string Plain => $"{Title}. {Made}, {Day}. {Address}";

    /// <summary>An entry for BibTeX; what TeX would read as a command is written out.</summary>
    public string BibTeX => string.Join('\n',
        $"@misc{{{Key},",
        $"  title = {{{{{Tex(Title)}}}}},",
        $"  year = {{{Day[..4]}}},",
        $"  howpublished = {{\\url{{{Url(Address)}}}}},",
        $"  note = {{{Tex(Made)}, {Day}}}",
        "}");

    private string Key => $"interp-{Summary.Name}{(Feature is { } index ? $"-{index.ToString(CultureInfo.InvariantCulture)}" : null)}";

    private static string Short(string? hash) => string.IsNullOrEmpty(hash) ? "unknown" : hash[..Math.Min(12, hash.Length)];

    private static string Url(string address) => address.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal);

    private static string Tex(string words)
    {
        var safe = new StringBuilder(words.Length);
        foreach (var letter in words)
        {
            safe.Append(letter switch
            {
                '\\' => @"\textbackslash{}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                '{' or '}' or '%' or '$' or '#' or '&' or '_' => $"\\{letter}",
                _ when char.IsControl(letter) => " ",
                _ => letter.ToString(),
            });
        }

        return safe.ToString();
    }
}
