using System.Collections.Immutable;
using System.Text;

namespace Interp.Analysis.Circuits;

/// <summary>A template with its slots filled.</summary>
/// <param name="Template">Where the slots are.</param>
/// <param name="First">The name that the first clause mentions first.</param>
/// <param name="Second">The other name of the first clause.</param>
/// <param name="Subject">The subject of the second clause.</param>
/// <param name="Place">E.g. garden.</param>
/// <param name="Object">E.g. ring, with "a" before it.</param>
public sealed record IoiSentence(IoiTemplate Template, string First, string Second, string Subject, string Place, string Object)
{
    public override string ToString() => Written().Text;

    /// <summary>The text, and where in it the slot [1], [2] or [S] begins.</summary>
    internal (string Text, ImmutableDictionary<string, int> Slots) Written()
    {
        var text = new StringBuilder();
        var slots = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        for (var rest = Template.Text.AsSpan(); !rest.IsEmpty;)
        {
            var open = rest.IndexOf('[');
            text.Append(open < 0 ? rest : rest[..open]);
            if (open < 0) break;
            var close = rest.IndexOf(']');
            var slot = rest[(open + 1)..close].ToString();
            slots.TryAdd(slot, text.Length);
            text.Append(Filling(slot));
            rest = rest[(close + 1)..];
        }

        return (text.ToString(), slots.ToImmutable());
    }

    private string Filling(string slot) => slot switch
    {
        "1" => First,
        "2" => Second,
        "S" => Subject,
        "PLACE" => Place,
        "OBJECT" => Object,
        _ => throw new InvalidDataException($"Template {Template.Number} has an unknown slot [{slot}]."),
    };
}
