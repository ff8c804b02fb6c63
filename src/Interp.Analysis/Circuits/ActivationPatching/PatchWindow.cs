using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Neighbouring columns that are computed together, over one window.</summary>
internal sealed class PatchWindow
{
    // Rows of a product: fewer waste it, more only recompute positions before a column's own.
    internal const int RowsAtOnce = 1024;

    private PatchWindow(IReadOnlyList<PatchColumn> columns, SuffixRun suffix) => (Columns, Suffix) = (columns, suffix);

    public IReadOnlyList<PatchColumn> Columns { get; }

    /// <summary>What a change at these columns can reach.</summary>
    public SuffixRun Suffix { get; }

    public Window Window => Suffix.Window;

    /// <summary>Columns sorted into windows, the latest positions first.</summary>
    public static IReadOnlyList<PatchWindow> Of(Decoder decoder, PromptBatch prompts, IReadOnlyList<PatchColumn> columns, BaseRun patched, FlopCounter? flops)
    {
        List<PatchWindow> windows = [];
        List<PatchColumn> open = [];
        foreach (var column in columns.OrderByDescending(c => c.At.First().Sum()))
        {
            if (open.Count > 0 && (open.Count + 1) * prompts.Count * Over([.. open, column]).Width > RowsAtOnce) Close();
            open.Add(column);
        }

        Close();
        return windows;

        Window Over(IReadOnlyList<PatchColumn> some) =>
            new(prompts, Enumerable.Range(0, prompts.Count).Select(i => some.Min(c => Enumerable.Range(0, c.At.Count).Min(slot => c.At[i, slot]))).ToArray());

        void Close()
        {
            windows.Add(new PatchWindow(open, new SuffixRun(decoder, patched, Over(open), flops)));
            open = [];
        }
    }
}
