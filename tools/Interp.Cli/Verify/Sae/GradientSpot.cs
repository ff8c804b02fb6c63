using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;

namespace Interp.Cli.Verify;

/// <summary>
/// A recipe's gradient from outside: after a step from moments of zero, Adam's first moment is the gradient but for a factor.
/// Along several directions its slope is compared with a finite difference of the loss that the recipe reports.
/// </summary>
internal static class GradientSpot
{
    private const int WarmUpSteps = 30;
    private const int DirectionsPerWeight = 4;
    // The two halves of a difference: where they are further apart than this, one of them crossed a jump.
    private const double Smooth = 0.1;
    private const int Tries = 50;

    /// <summary>The cosine between the slopes and the finite differences over all directions; 1 when the gradient is that of the loss.</summary>
    /// <param name="options">Of the recipe; without a loss that holds something constant.</param>
    /// <param name="source">Its rows.</param>
    /// <param name="weights">Which weights are moved.</param>
    /// <param name="distance">How far, relative to their size.</param>
    public static double Cosine(SaeOptions options, IActivationSource source, IReadOnlyList<string> weights, double distance)
    {
        using ISaeRecipe recipe = options.CreateRecipe(source);
        float[] rows = new float[options.BatchSize * source.d_in];
        for (long step = 0; step < WarmUpSteps; step++)
        {
            CircularRows.Read(source, step * options.BatchSize, rows);
            recipe.Step(rows, step, CancellationToken.None);
        }
        foreach ((string name, Memory<float> moment) in recipe.State)
        {
            if (name.StartsWith("first.", StringComparison.Ordinal))
                moment.Span.Clear();
        }
        var before = new RecipeState(recipe);
        recipe.Step(rows, WarmUpSteps, CancellationToken.None);
        var after = new RecipeState(recipe);
        before.Restore();
        var random = new SeededRandom(options.Seed, 7);
        double product = 0, slopes = 0, differences = 0;
        foreach (string name in weights)
        {
            int taken = 0;
            for (int direction = 0; direction < Tries && taken < DirectionsPerWeight; direction++)
            {
                float[] way = Half(after["first." + name], after[name].Length > options.d_sae ? source.d_in : 1, random);
                if (Difference(recipe, before, name, way, rows, distance) is not { } difference)
                    continue;
                double slope = way.Zip(after["first." + name], (a, b) => (double)a * b).Sum();
                product += slope * difference;
                slopes += slope * slope;
                differences += difference * difference;
                taken++;
            }
            // Without enough smooth directions nothing has been shown.
            if (taken < DirectionsPerWeight)
                return 0;
        }
        return product / Math.Sqrt(slopes * differences);
    }

    // Half of the gradient, by whole rows of a matrix: of unit decoder rows only the part across them is a gradient, and a part of a row
    // would have a component along it.
    private static float[] Half(float[] gradient, int width, SeededRandom random)
    {
        float[] way = new float[gradient.Length];
        for (int start = 0; start < way.Length; start += width)
        {
            if (random.NextDouble() < 0.5)
                gradient.AsSpan(start, width).CopyTo(way.AsSpan(start));
        }
        double norm = Math.Sqrt(way.Sum(value => (double)value * value));
        return norm > 0 ? [.. way.Select(value => (float)(value / norm))] : way;
    }

    /// <summary>The central difference, or null where the loss jumps between the three places.</summary>
    private static double? Difference(ISaeRecipe recipe, RecipeState before, string name, float[] way, float[] rows, double relative)
    {
        double size = relative * Math.Max(1, Math.Sqrt(before[name].Average(value => (double)value * value)));
        double Loss(double distance)
        {
            before.Restore();
            Span<float> live = recipe.State[name].Span;
            for (int i = 0; i < live.Length; i++)
                live[i] += (float)(distance * way[i]);
            double loss = recipe.Step(rows, WarmUpSteps, CancellationToken.None).Loss;
            before.Restore();
            return loss;
        }

        (double behind, double here, double ahead) = (Loss(-size), Loss(0), Loss(size));
        (double left, double right) = (here - behind, ahead - here);
        return Math.Abs(left - right) <= Smooth * Math.Max(Math.Abs(left), Math.Abs(right)) ? (ahead - behind) / (2 * size) : null;
    }
}
