using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Logistic regression with an L2 penalty: minimises Σ log(1 + exp(−s (w·x + b))) + ½‖w‖² / C with s = ±1 (the intercept is
/// free), by Newton's method with step halving, in double precision. C = 1 is the usual default.
/// </summary>
public sealed class LogisticRegression
{
    private const int MaxIterations = 100;
    private const double Converged = 1e-9;
    private readonly double[] _weights;

    private LogisticRegression(double[] weights, double loss)
    {
        _weights = weights;
        Loss = loss;
    }

    /// <summary>w, <c>[d]</c>.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, _weights.Length - 1);

    /// <summary>b.</summary>
    public double Intercept => _weights[^1];

    /// <summary>The minimised sum.</summary>
    public double Loss { get; }

    /// <summary>Fits.</summary>
    /// <param name="rows"><c>[n, d]</c>, row-major.</param>
    /// <param name="labels"><c>[n]</c></param>
    /// <param name="inversePenalty">C; at least 1e-6, so that data that can be separated still has an answer.</param>
    public static LogisticRegression Fit(double[] rows, bool[] labels, double inversePenalty = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inversePenalty, 1e-6);
        if (labels.Length == 0 || rows.Length % labels.Length != 0 || rows.Length == 0)
            throw new ArgumentException($"{rows.Length} numbers are not rows for {labels.Length} labels.", nameof(rows));
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        int count = labels.Length, d = rows.Length / count;
        torch.Tensor x = torch.cat([torch.tensor(rows).reshape(count, d), torch.ones(new long[] { count, 1 }, torch.float64)], 1);
        torch.Tensor sign = torch.tensor(Array.ConvertAll(labels, label => label ? 1.0 : -1.0)).unsqueeze(1);
        double[] penalties = new double[d + 1];
        Array.Fill(penalties, 1 / inversePenalty, 0, d);
        return Newton(x, sign, torch.tensor(penalties).unsqueeze(1));
    }

    /// <summary>The log odds of a row, <c>[d]</c>.</summary>
    public double LogOdds(ReadOnlySpan<double> row)
    {
        double sum = Intercept;
        for (int i = 0; i < row.Length; i++)
            sum += row[i] * _weights[i];
        return sum;
    }

    private static LogisticRegression Newton(torch.Tensor x, torch.Tensor sign, torch.Tensor penalty)
    {
        torch.Tensor weights = torch.zeros(new long[] { x.shape[1], 1 }, torch.float64);
        double loss = LossOf(x, sign, penalty, weights);
        for (int iteration = 0; iteration < MaxIterations; iteration++)
        {
            torch.Tensor wrong = (torch.mm(x, weights) * sign).neg().sigmoid();
            torch.Tensor gradient = penalty * weights - torch.mm(x.t(), sign * wrong);
            torch.Tensor hessian = torch.mm(x.t(), x * (wrong * (1 - wrong))) + (penalty + 1e-12).squeeze(1).diag();
            torch.Tensor step = torch.linalg.solve(hessian, gradient);
            // Of a Newton step, half of its product with the gradient is what the loss is expected to fall by.
            double expected = (gradient * step).sum().ToDouble() / 2, share = 1;
            torch.Tensor next = weights - step;
            double nextLoss = LossOf(x, sign, penalty, next);
            while (nextLoss > loss && share > 1e-6)
            {
                share /= 2;
                next = weights - step * share;
                nextLoss = LossOf(x, sign, penalty, next);
            }
            if (!(nextLoss <= loss))
                break;
            (weights, loss) = (next, nextLoss);
            if (expected < Converged * (1 + loss))
                break;
        }
        return new LogisticRegression(weights.flatten().data<double>().ToArray(), loss);
    }

    // log(1 + exp(−m)) without overflow: max(−m, 0) + log(1 + exp(−|m|)).
    private static double LossOf(torch.Tensor x, torch.Tensor sign, torch.Tensor penalty, torch.Tensor weights)
    {
        torch.Tensor margin = torch.mm(x, weights) * sign;
        torch.Tensor losses = margin.neg().relu() + (margin.abs().neg().exp() + 1).log();
        return losses.sum().ToDouble() + (penalty * weights * weights).sum().ToDouble() / 2;
    }
}
