using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>From a worker's ids to what people read.</summary>
internal static class PromptSheets
{
    public static PromptSheet Of(string model, PromptLabAnswer answer, Vocabulary vocabulary)
    {
        var (cleanOnly, corruptedOnly) = Differences(answer.Clean.Tokens, answer.Corrupted?.Tokens);
        var lens = new TokenTableBuilder();
        var clean = Side(answer.Clean, cleanOnly, vocabulary, lens);
        var corrupted = answer.Corrupted is { } other ? Side(other, corruptedOnly, vocabulary, lens) : null;
        return new(
            model, answer.Layers, answer.Heads, clean, corrupted, answer.Answer is { } right ? vocabulary.Text(right) : null,
            answer.Wrong is { } wrong ? vocabulary.Text(wrong) : null, lens.Build(), answer.Notes);
    }

    private static PromptSide Side(LabReading reading, bool[] differs, Vocabulary vocabulary, TokenTableBuilder lens) => new(
        Array.ConvertAll(reading.Tokens, vocabulary.Text), differs, Array.ConvertAll(reading.Next, n => new LikelyToken(vocabulary.Text(n.Id), n.Logit, n.Probability)),
        reading.Score, reading.Attention, reading.Parts,
        reading.Lens is { } read ? read with { Own = InTable(read.Own, vocabulary, lens), Final = InTable(read.Final, vocabulary, lens) } : null);

    private static LensCells InTable(LensCells cells, Vocabulary vocabulary, TokenTableBuilder table) =>
        cells with { Tokens = Array.ConvertAll(cells.Tokens, id => table.Place(vocabulary.Text(id))) };

    /// <summary>Position by position where the prompts are equally long; else what neither shares with the other in order.</summary>
    private static (bool[] Clean, bool[] Corrupted) Differences(int[] clean, int[]? corrupted)
    {
        if (corrupted is null) return (new bool[clean.Length], []);
        if (corrupted.Length != clean.Length) return TokenDifference.Of(clean, corrupted);
        bool[] differs = [.. clean.Zip(corrupted, (a, b) => a != b)];
        return (differs, differs);
    }
}
