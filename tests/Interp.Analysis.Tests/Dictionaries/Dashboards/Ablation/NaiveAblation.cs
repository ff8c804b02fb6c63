using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>The obvious ablation: for each token of an example, run its whole context with and without the feature and compare.</summary>
internal sealed class NaiveAblation(TinyModel model, string hookPoint, int[] tokens, int contextLength)
{
    private readonly Dictionary<(int Feature, int Context), (float[][] Clean, float[][] Ablated, float[] Activations)> _runs = [];

    /// <summary>loss(ablated) − loss(clean) of the token at a row; NaN where it is the first of its context.</summary>
    public float LossEffect(int feature, int row)
    {
        if (row % contextLength == 0)
            return float.NaN;
        var (clean, ablated) = Logits(feature, row);
        return (float)(Loss(ablated, tokens[row]) - Loss(clean, tokens[row]));
    }

    /// <summary>Clean − ablated logit of every token, at the position before a row.</summary>
    public double[] Changes(int feature, int row)
    {
        var (clean, ablated) = Logits(feature, row);
        return [.. clean.Zip(ablated, (a, b) => (double)a - b)];
    }

    /// <summary>Whether the feature is active on the token before a row, in the same context.</summary>
    public bool Follows(int feature, int row) => row % contextLength != 0 && Run(feature, row / contextLength).Activations[(row % contextLength) - 1] > 0;

    private (float[] Clean, float[] Ablated) Logits(int feature, int row)
    {
        var (clean, ablated, _) = Run(feature, row / contextLength);
        return (clean[(row % contextLength) - 1], ablated[(row % contextLength) - 1]);
    }

    private (float[][] Clean, float[][] Ablated, float[] Activations) Run(int feature, int context)
    {
        if (_runs.TryGetValue((feature, context), out var known))
            return known;

        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var ids = Context(context);
        float[] activations = [.. model.Encode(ids).Select((row, i) => ids[i] == 0 ? 0 : row[feature])];
        var input = torch.tensor(Array.ConvertAll(ids, id => (long)id)).reshape(1, contextLength);
        var subtracted = torch.tensor(activations).unsqueeze(1) * model.Dictionary.W_dec[feature].unsqueeze(0);
        var ablated = model.Decoder.RunWithInterventions(input, [new Intervention(hookPoint, value => value - subtracted.reshape(value.shape)) { AllowNoChange = true }]);
        return _runs[(feature, context)] = (Rows(model.Decoder.Forward(input)), Rows(ablated), activations);
    }

    private int[] Context(int context) => tokens[(context * contextLength)..((context + 1) * contextLength)];

    private static float[][] Rows(torch.Tensor logits) =>
        [.. Enumerable.Range(0, (int)logits.shape[1]).Select(position => logits[0][position].contiguous().data<float>().ToArray())];

    private static double Loss(float[] logits, int target)
    {
        var most = logits.Max();
        return Math.Log(logits.Sum(l => Math.Exp((double)l - most))) + most - logits[target];
    }
}
