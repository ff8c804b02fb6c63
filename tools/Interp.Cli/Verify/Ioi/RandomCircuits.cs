using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Numerics;

namespace Interp.Cli.Verify;

/// <summary>Circuits of as many heads at the same roles, drawn at random: what a circuit must beat.</summary>
internal static class RandomCircuits
{
    /// <summary>F of each.</summary>
    public static IReadOnlyList<double> F(KnockoutRuns runs, DecoderConfig config, HeadCircuit like, int count, long seed, CancellationToken cancellationToken)
    {
        var sets = Enumerable.Range(0, count).Select(i =>
        {
            var random = new SeededRandom(seed, i);
            var nodes = new HashSet<HeadAt>();
            foreach (var node in like.Nodes)
            {
                while (!nodes.Add(new HeadAt(new HeadName((int)random.Next(config.n_layers), (int)random.Next(config.n_heads)), node.Role)))
                {
                    // Drawn already: again.
                }
            }

            return KnockoutSet.AllBut(nodes);
        });
        return [.. runs.Run([.. sets], null, cancellationToken).Select(r => r.Mean)];
    }
}
