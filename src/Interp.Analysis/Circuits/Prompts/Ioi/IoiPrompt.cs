using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>A prompt of two names, one of them twice, and its twin of the same template with three unrelated ones (p_ABC).</summary>
/// <param name="Order">Which name comes first in <paramref name="Clean"/>.</param>
/// <param name="Clean">Its subject is one of its first two names.</param>
/// <param name="Corrupted">Place and object are those of <paramref name="Clean"/>; its three names differ from each other and from those of <paramref name="Clean"/>.</param>
public sealed record IoiPrompt(IoiOrder Order, IoiSentence Clean, IoiSentence Corrupted)
{
    /// <summary>The indirect object: the right answer.</summary>
    public string Io => Order == IoiOrder.Abba ? Clean.First : Clean.Second;

    /// <summary>The subject: what the right answer is compared with.</summary>
    public string S => Order == IoiOrder.Abba ? Clean.Second : Clean.First;

    /// <summary>As text, with roles. Answers are the clean prompt's, on the twin too.</summary>
    public PromptPair Pair() => PairWith(Corrupted);

    /// <summary>The clean prompt beside another twin of its template, such as one of <see cref="IoiSignals"/>.</summary>
    public PromptPair PairWith(IoiSentence twin)
    {
        var (text, slots) = Clean.Written();
        var (io, s1) = Order == IoiOrder.Abba ? (slots["1"], slots["2"]) : (slots["2"], slots["1"]);
        return new PromptPair(text, twin.ToString(), " " + Io, " " + S)
        {
            Template = Clean.Template.Number,
            Roles = new Dictionary<string, int>(StringComparer.Ordinal)
            {
                [IoiRoles.Io] = io,
                [IoiRoles.S1] = s1,
                [IoiRoles.AfterS1] = s1 + S.Length,
                [IoiRoles.S2] = slots["S"],
                [IoiRoles.End] = text.Length - 1,
            },
        };
    }
}
