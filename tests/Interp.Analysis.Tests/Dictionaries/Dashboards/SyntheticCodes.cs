using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>A pass whose every activation is known: a table [row, feature], its text and its neurons.</summary>
internal sealed class SyntheticCodes
{
    public required float[][] Table { get; init; }

    public required int[] Tokens { get; init; }

    public required int[] Documents { get; init; }

    public required long[] BlockStarts { get; init; }

    public required int BlockLength { get; init; }

    public float[] X { get; init; } = [];

    public int SkippedToken { get; init; } = -1;

    public int Rows => Table.Length;

    public int Features => Table[0].Length;

    public int Neurons => X.Length / Rows;

    public long Position(int row) => BlockStarts[row / BlockLength] + (row % BlockLength);

    /// <summary>One document, one block, token id = row, one feature with the given activations.</summary>
    public static SyntheticCodes OneFeature(params float[] activations) => new()
    {
        Table = [.. activations.Select(a => new[] { a })],
        Tokens = [.. Enumerable.Range(0, activations.Length)],
        Documents = new int[activations.Length],
        BlockStarts = [0],
        BlockLength = activations.Length,
    };

    /// <summary>Sparse random activations with ties, documents of random length, and a gap between blocks.</summary>
    public static SyntheticCodes Random(int rows, int features, int neurons, int seed)
    {
        var random = new Random(seed);
        const int blockLength = 64;
        var documents = new int[rows];
        for (var row = 1; row < rows; row++)
            documents[row] = documents[row - 1] + (random.Next(12) == 0 ? 1 : 0);

        return new SyntheticCodes
        {
            Table = [.. Enumerable.Range(0, rows).Select(_ => Row(random, features))],
            Tokens = [.. Enumerable.Range(0, rows).Select(_ => random.Next(30))],
            Documents = documents,
            BlockStarts = [.. Enumerable.Range(0, (rows + blockLength - 1) / blockLength).Select(b => (b * 3L * blockLength) + 7)],
            BlockLength = blockLength,
            X = [.. Enumerable.Range(0, rows * neurons).Select(_ => Math.Max(0, random.NextSingle() - 0.5f))],
        };
    }

    /// <summary>Feeds the table in batches of uneven size.</summary>
    public DashboardPass Pass(int seed = 0, int batch = 37)
    {
        var rows = new PassRows(BlockStarts, BlockLength, Tokens, Documents, SkippedToken);
        var pass = new DashboardPass(rows, Features, Neurons, X.Length > 0, seed, Path.GetTempPath());
        for (var first = 0; first < Rows; first += batch)
            AddRows(pass, first, Math.Min(Rows, first + batch));
        pass.Complete();
        return pass;
    }

    public DashboardSet Dashboards(int seed = 0, int batch = 37) => new(
        Pass(seed, batch),
        new DashboardOptions { HookPoint = "blocks.0.mlp.hook_post", Seed = seed },
        [.. Enumerable.Repeat(LogitSummary.Empty, Features)],
        decoder: null);

    private void AddRows(DashboardPass pass, int first, int end)
    {
        var offsets = new List<int> { 0 };
        var features = new List<int>();
        var values = new List<float>();
        for (var row = first; row < end; row++)
        {
            for (var feature = 0; feature < Features; feature++)
            {
                if (Table[row][feature] == 0)
                    continue;
                features.Add(feature);
                values.Add(Table[row][feature]);
            }

            offsets.Add(features.Count);
        }

        pass.Add(new SparseCodes([.. offsets], [.. features], [.. values]), X.AsSpan(first * Neurons, (end - first) * Neurons));
    }

    private static float[] Row(Random random, int features)
    {
        var row = new float[features];
        for (var feature = 0; feature < features; feature++)
        {
            // Feature 0 is dead, low ones are rare, high ones dense; values repeat so that ties are met.
            if (random.Next(features) < feature)
                row[feature] = random.Next(1, 400) / 16f;
        }

        return row;
    }
}
