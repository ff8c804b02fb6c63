using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>Encodes chunks of rows on several threads and takes the chosen latents out.</summary>
/// <param name="parameters">The weights.</param>
/// <param name="lanes">Threads.</param>
/// <param name="channels">Further numbers of each pair, all 0 at first.</param>
internal sealed class RowScan(SaeParameters parameters, int lanes, int channels = 0)
{
    /// <summary>Most rows of a chunk.</summary>
    public const int ChunkRows = 1024;

    // Half a thousand rows: with them and six encoder rows the second-level cache is full.
    private const int BlockPanels = 8;
    private readonly RowPanels _panels = new(ChunkRows, parameters.d_in);
    private readonly RowCandidates[] _candidates = [.. Enumerable.Range(0, lanes).Select(_ => new RowCandidates(BlockPanels * RowPanels.Height))];
    private readonly ActivePairs[] _pairs = [.. Enumerable.Range(0, lanes).Select(_ => new ActivePairs(channels))];

    /// <summary>The chosen latents of the last chunk, by lane, in the order of the rows.</summary>
    public IReadOnlyList<ActivePairs> Chosen => _pairs;

    /// <summary>Chooses for each of <paramref name="count"/> rows of the batch from <paramref name="first"/> on.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="first">Of the batch.</param>
    /// <param name="count">At most 1024.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="latents">Those to choose among, increasing; empty for all.</param>
    /// <param name="rule">How.</param>
    public void Run(BatchRows inputs, int first, int count, int stride, int[] latents, SelectionRule rule) =>
        Lanes.Run(lanes, RowPanels.CountFor(count), (lane, start, end) =>
        {
            _pairs[lane].Clear();
            for (int panel = start; panel < end; panel++)
                Pack(panel, Math.Min(RowPanels.Height, count - panel * RowPanels.Height), inputs.Inputs[(first * parameters.d_in)..], stride);
            for (int panel = start; panel < end; panel += BlockPanels)
            {
                int panels = Math.Min(BlockPanels, end - panel);
                Choose(lane, panel, panels, Math.Min(panels * RowPanels.Height, count - panel * RowPanels.Height), latents, rule);
            }
        });

    private void Choose(int lane, int first, int count, int rows, int[] latents, SelectionRule rule)
    {
        RowCandidates candidates = _candidates[lane];
        candidates.Start(rows, rule.Floor, rule.Most);
        EncoderScan.Run(_panels, first, count, parameters.W_enc, parameters.b_enc, latents, rule.Floors, candidates);
        for (int row = 0; row < rows; row++)
        {
            candidates.Finish(row);
            _pairs[lane].AddRow(candidates.Positions(row), candidates.Values(row));
        }
    }

    private void Pack(int panel, int count, ReadOnlySpan<float> inputs, int stride)
    {
        int d = parameters.d_in;
        if (stride == 1)
        {
            _panels.Pack(panel, inputs.Slice(panel * RowPanels.Height * d, count * d));
            return;
        }
        float[] gathered = new float[count * d];
        for (int row = 0; row < count; row++)
            inputs.Slice((panel * RowPanels.Height + row) * stride * d, d).CopyTo(gathered.AsSpan(row * d));
        _panels.Pack(panel, gathered);
    }
}
