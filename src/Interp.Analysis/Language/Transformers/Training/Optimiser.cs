using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>Sums the shards' gradients, clips them and applies AdamW, in pieces that threads share.</summary>
internal sealed class Optimiser(LanguageModelTraining training, TrainingState state)
{
    private const int PieceLength = 65_536;

    /// <summary>One step.</summary>
    /// <returns>The gradient's norm before clipping.</returns>
    public double Step(IReadOnlyList<GradientShard> shards, double rate, ShardThreads threads)
    {
        using var scope = torch.NewDisposeScope();
        var pieces = Pieces(shards);
        var squares = new double[pieces.Count];
        threads.Run(pieces.Count, i => squares[i] = pieces[i].Reduce());

        var norm = Math.Sqrt(squares.Sum());
        if (!double.IsFinite(norm)) throw new InvalidOperationException($"The gradient of step {state.Step} is not finite. Lower the learning rate.");
        var scale = (float)Math.Min(1, training.ClipNorm / (norm + 1e-6));
        threads.Run(pieces.Count, i => pieces[i].Update(Rule(pieces[i].Decays, rate), scale));
        return norm;
    }

    private AdamW Rule(bool decays, double rate) =>
        new(rate, decays ? training.WeightDecay : 0, training.Beta1, training.Beta2, training.Eps, state.Step + 1);

    private List<Piece> Pieces(IReadOnlyList<GradientShard> shards)
    {
        var pieces = new List<Piece>();
        foreach (var name in state.Weights.Names)
        {
            var weight = state.Weights[name];
            var gradients = shards.Select(s => s.Gradient(name)).ToArray();
            var decays = name.Contains(".W_", StringComparison.Ordinal);
            for (long start = 0; start < weight.numel(); start += PieceLength)
            {
                var length = (int)Math.Min(PieceLength, weight.numel() - start);
                pieces.Add(new Piece((int)start, length, decays, weight, state.Moment1[name], state.Moment2[name], gradients));
            }
        }

        return pieces;
    }

    private sealed record Piece(int Start, int Length, bool Decays, Tensor Weight, Tensor Moment1, Tensor Moment2, Tensor[] Gradients)
    {
        // The sum lands in the first shard's gradient.
        public double Reduce()
        {
            var total = Of(Gradients[0]);
            foreach (var part in Gradients.AsSpan(1)) GradientMath.Add(total, Of(part));
            return GradientMath.SumOfSquares(total);
        }

        public void Update(AdamW rule, float scale) => rule.Update(Of(Weight), Of(Gradients[0]), Of(Moment1), Of(Moment2), scale);

        private Span<float> Of(Tensor tensor) => TensorSpan.Of(tensor).Slice(Start, Length);
    }
}
