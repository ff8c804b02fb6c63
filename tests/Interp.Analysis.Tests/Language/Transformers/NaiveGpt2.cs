using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Language;

/// <summary>GPT-2 by plain loops in double, straight from the stored tensors: slow, and nothing shared with the decoder.</summary>
internal sealed class NaiveGpt2(IReadOnlyDictionary<string, Tensor> tensors, int width, int heads, int layers)
{
    public double[][] Logits(int[] tokens)
    {
        var x = tokens.Select((t, p) => Row("wte.weight", t).Zip(Row("wpe.weight", p), (a, b) => a + b).ToArray()).ToArray();
        for (var layer = 0; layer < layers; layer++)
        {
            var attended = Attend(layer, x.Select(r => LayerNorm($"h.{layer}.ln_1", r)).ToArray());
            x = x.Zip(attended, Add).ToArray();
            var mlp = x.Select(r => Conv($"h.{layer}.mlp.c_proj", Conv($"h.{layer}.mlp.c_fc", LayerNorm($"h.{layer}.ln_2", r)).Select(GeluNew).ToArray()));
            x = x.Zip(mlp, Add).ToArray();
        }

        var vocabulary = (int)tensors["wte.weight"].shape[0];
        return x.Select(r => LayerNorm("ln_f", r)).Select(r => Enumerable.Range(0, vocabulary).Select(t => Dot(r, Row("wte.weight", t))).ToArray()).ToArray();
    }

    private double[][] Attend(int layer, double[][] x)
    {
        var qkv = x.Select(r => Conv($"h.{layer}.attn.c_attn", r)).ToArray();
        int d_head = width / heads;
        var output = new double[x.Length][];
        for (var p = 0; p < x.Length; p++)
        {
            var z = new double[width];
            for (var h = 0; h < heads; h++)
            {
                var q = qkv[p][(h * d_head)..((h + 1) * d_head)];
                var weights = Enumerable.Range(0, p + 1).Select(k => Math.Exp(Dot(q, qkv[k][(width + h * d_head)..]) / Math.Sqrt(d_head))).ToArray();
                for (var k = 0; k <= p; k++)
                {
                    for (var i = 0; i < d_head; i++) z[h * d_head + i] += weights[k] / weights.Sum() * qkv[k][2 * width + h * d_head + i];
                }
            }

            output[p] = Conv($"h.{layer}.attn.c_proj", z);
        }

        return output;
    }

    private double[] Conv(string name, double[] x)
    {
        var output = Row($"{name}.bias");
        for (var i = 0; i < x.Length; i++)
        {
            var row = Row($"{name}.weight", i);
            for (var o = 0; o < output.Length; o++) output[o] += x[i] * row[o];
        }

        return output;
    }

    private double[] LayerNorm(string name, double[] x)
    {
        double mean = x.Average(), deviation = Math.Sqrt(x.Average(a => (a - mean) * (a - mean)) + 1e-5);
        double[] gain = Row($"{name}.weight"), bias = Row($"{name}.bias");
        return x.Select((a, i) => (a - mean) / deviation * gain[i] + bias[i]).ToArray();
    }

    private double[] Row(string name, int? index = null)
    {
        var numbers = tensors[name].data<float>().ToArray();
        var length = (int)tensors[name].shape[^1];
        return numbers.Skip((index ?? 0) * length).Take(length).Select(a => (double)a).ToArray();
    }

    private static double GeluNew(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Add(double[] a, double[] b) => a.Zip(b, (x, y) => x + y).ToArray();
}
