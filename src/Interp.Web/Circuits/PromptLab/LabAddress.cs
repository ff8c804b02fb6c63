using System.Globalization;
using System.Text;
using Interp.Domain.Circuits;

namespace Interp.Web.Circuits;

/// <summary>A view of the prompt lab, all of it in the address, as typed.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Clean">The prompt.</param>
/// <param name="Corrupted">Its corrupted twin.</param>
/// <param name="Answer">The right next token.</param>
/// <param name="Wrong">The token that it is compared with.</param>
/// <param name="Mark">Whether the mark that begins a document stands before the prompts.</param>
/// <param name="Head">The enlarged head, as layer and head.</param>
/// <param name="Source">Whose attention is drawn.</param>
/// <param name="Weighted">Whether attention is multiplied by the length of the values.</param>
/// <param name="Lens">How the logit lens reads.</param>
public sealed record LabAddress(
    string Model, string Clean, string Corrupted, string Answer, string Wrong, bool Mark, (int Layer, int Head) Head, PatternSource Source, bool Weighted, LensNorm Lens)
{
    /// <summary>Word in the address for prompts that begin with the mark.</summary>
    public const string MarkWord = "mark";

    /// <summary>Word in the address for attention times length of values.</summary>
    public const string WeightedWord = "weighted";

    /// <summary>Word in the address for a lens with the last norm.</summary>
    public const string FinalWord = "final";

    /// <summary>Whether there is anything to run.</summary>
    public bool Asks => Model.Length > 0 && Clean.Length > 0;

    /// <summary>The request.</summary>
    public PromptLabRequest Request => new(Model, Clean, Corrupted, Answer, Wrong, Mark);

    /// <summary>The address of this view.</summary>
    public string Link
    {
        get
        {
            var query = Question;
            if (Head != (0, 0)) Add(query, "head", HeadWord(Head));
            if (Source != PatternSource.Clean) Add(query, "show", Word(Source));
            if (Weighted) Add(query, "mode", WeightedWord);
            if (Lens == LensNorm.Final) Add(query, "lens", FinalWord);
            return $"/lab{query}";
        }
    }

    /// <summary>Where the numbers of every head are fetched, which do not depend on what of them is shown.</summary>
    public string Patterns => $"{LabPatterns.Address}{Question}";

    /// <summary>All that the answer depends on.</summary>
    private StringBuilder Question
    {
        get
        {
            var query = new StringBuilder();
            if (Model.Length > 0) Add(query, "model", Model);
            if (Clean.Length > 0) Add(query, "clean", Clean);
            if (Corrupted.Length > 0) Add(query, "corrupted", Corrupted);
            if (Answer.Length > 0) Add(query, "answer", Answer);
            if (Wrong.Length > 0) Add(query, "wrong", Wrong);
            if (Mark) Add(query, "start", MarkWord);
            return query;
        }
    }

    /// <summary>Reads what an address carries; what is missing or cannot be read takes its default.</summary>
    public static LabAddress From(
        string? model, string? clean, string? corrupted, string? answer, string? wrong, string? start, string? head, string? show, string? mode, string? lens) => new(
        model ?? string.Empty, Lines(clean), Lines(corrupted), Lines(answer), Lines(wrong), start == MarkWord, HeadOf(head),
        Enum.GetValues<PatternSource>().FirstOrDefault(s => Word(s) == show), mode == WeightedWord, lens == FinalWord ? LensNorm.Final : LensNorm.Own);

    /// <summary>Word in the address.</summary>
    public static string Word(PatternSource source) => source switch
    {
        PatternSource.Corrupted => "corrupted",
        PatternSource.Difference => "difference",
        _ => "clean",
    };

    /// <summary>A head as it is written, for example 9.6.</summary>
    public static string HeadWord((int Layer, int Head) head) => string.Create(CultureInfo.InvariantCulture, $"{head.Layer}.{head.Head}");

    /// <summary>Browsers send line ends as two characters; a prompt has one.</summary>
    private static string Lines(string? text) => (text ?? string.Empty).ReplaceLineEndings("\n");

    private static (int Layer, int Head) HeadOf(string? text) =>
        text?.Split('.') is [var layer, var head] && int.TryParse(layer, NumberStyles.None, CultureInfo.InvariantCulture, out var l) && int.TryParse(head, NumberStyles.None, CultureInfo.InvariantCulture, out var h)
            ? (l, h)
            : (0, 0);

    private static void Add(StringBuilder query, string name, string value) =>
        query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
}
