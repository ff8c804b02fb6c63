using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class PenaltyGradientTests
{
    private const int Rows = GradientCheck.Rows;
    private const double Lambda = 0.7;

    [Theory]
    [InlineData(null, double.PositiveInfinity)]
    [InlineData(null, 0)]
    [InlineData(8, double.PositiveInfinity)]
    public void Norm_weighted_L1_gradients_equal_those_of_the_dense_formula(int? firstSite, double denseAbove)
    {
        SaeParameters weights = GradientCheck.Weights(unit: false);
        int[] sites = firstSite is { } first ? [first, weights.d_out - first] : [weights.d_out];
        var method = new SparseMethod(() => new PositiveSelector(), new NormPenalty(new DecoderNorms(weights, sites)) { Coefficient = Lambda })
        {
            DecoderBiasAtInput = false,
            DenseAbove = denseAbove,
        };
        using var check = new GradientCheck(weights, method);
        check.ShouldEqual((w, x) =>
        {
            torch.Tensor f = (torch.mm(x, w.W_enc.t()) + w.b_enc).relu(), norms = torch.zeros(new long[] { weights.d_sae });
            int start = 0;
            foreach (int site in sites)
            {
                norms += w.W_dec.narrow(1, start, site).square().sum(1).sqrt();
                start += site;
            }
            return ((x - w.Decode(f)).square().sum() + (f * norms).sum() * Lambda) / Rows;
        });
        check.ShouldEqualDifferences(1e-2);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.4)]
    public void Power_gradients_equal_those_of_the_dense_formula(double power)
    {
        var method = new SparseMethod(() => new PositiveSelector(), new PowerPenalty { Coefficient = Lambda, Power = power });
        using var check = new GradientCheck(GradientCheck.Weights(), method);
        check.ShouldEqual((w, x) =>
        {
            torch.Tensor f = w.PreActivations(x).relu(), active = f.gt(0).to(torch.float32);
            torch.Tensor cost = ((f + 1e-3f).pow(power) - Math.Pow(1e-3, power)) * active;
            return ((x - w.Decode(f)).square().sum() + cost.sum() * Lambda) / Rows;
        });
        // The slope is steep just above 0: only where it is gentle do differences of this size see it.
        if (power == 1)
            check.ShouldEqualDifferences(1e-2);
    }

    [Theory]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(3, double.PositiveInfinity)]
    [InlineData(1, 0)]
    public void Gated_gradients_equal_those_of_the_dense_formula_with_a_detached_decoder(int threads, double denseAbove)
    {
        SaeParameters weights = GatedWeights();
        var method = new SparseMethod(() => new PositiveSelector(), new GatedObjective(weights) { Coefficient = Lambda }) { DenseAbove = denseAbove };
        using var check = new GradientCheck(weights, method, threads);
        check.ShouldEqual((w, x) =>
        {
            torch.Tensor a = torch.mm(x - w.b_dec, w.W_enc.t()), gate = a + w.b_enc;
            torch.Tensor magnitude = w.Extra(1).exp() * a + w.Extra(0);
            torch.Tensor f = magnitude.relu() * gate.gt(0).to(torch.float32);
            torch.Tensor frozen = torch.mm(gate.relu(), w.W_dec.detach()) + w.b_dec.detach();
            return ((x - w.Decode(f)).square().sum() + (x - frozen).square().sum() + gate.relu().sum() * Lambda) / Rows;
        });
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0)]
    public void JumpReLU_gradients_equal_the_stated_pseudo_gradient(double denseAbove)
    {
        const float Bandwidth = 0.8f;
        SaeParameters weights = ThresholdWeights(unit: true);
        var objective = new L0Objective(weights, Bandwidth) { Coefficient = Lambda };
        var method = new SparseMethod(() => new WindowSelector(objective.Bounds), objective) { DecoderBiasAtInput = false, DenseAbove = denseAbove };
        using var check = new GradientCheck(weights, method);
        check.ShouldEqual((w, x) =>
        {
            torch.Tensor z = torch.mm(x, w.W_enc.t()) + w.b_enc;
            torch.Tensor f = Jump(z, w.Extra(0), Bandwidth), active = Step(z, w.Extra(0), Bandwidth);
            return ((x - w.Decode(f)).square().sum() + active.sum() * Lambda) / Rows;
        });
    }

    [Theory]
    [InlineData(0f, double.PositiveInfinity)]
    [InlineData(0.05f, double.PositiveInfinity)]
    [InlineData(0.05f, 0)]
    public void Tanh_gradients_equal_the_stated_pseudo_gradient(float preAct, double denseAbove)
    {
        const float Bandwidth = 0.8f, Scale = 1.5f;
        SaeParameters weights = ThresholdWeights(unit: false);
        var objective = new TanhObjective(weights, Bandwidth, Scale, preAct) { Coefficient = Lambda };
        var method = new SparseMethod(() => new WindowSelector(objective.Bounds), objective) { DecoderBiasAtInput = false, DenseAbove = denseAbove };
        using var check = new GradientCheck(weights, method);
        check.ShouldEqual((w, x) =>
        {
            torch.Tensor z = torch.mm(x, w.W_enc.t()) + w.b_enc, norms = w.W_dec.square().sum(1).sqrt();
            torch.Tensor f = Jump(z, w.Extra(0), Bandwidth);
            torch.Tensor paid = (f * norms * Scale).tanh().sum() * Lambda, far = ((w.Extra(0) - z).relu() * norms).sum() * preAct;
            return ((x - w.Decode(f)).square().sum() + paid + far) / Rows;
        });
    }

    // Straight-through: the value of the jump, and with it a term whose value is 0 and whose derivative is the pseudo-gradient's.
    private static torch.Tensor Jump(torch.Tensor z, torch.Tensor threshold, float bandwidth) =>
        z * z.gt(threshold).to(torch.float32) - (threshold - threshold.detach()) * Window(z, threshold, bandwidth) * threshold.detach();

    private static torch.Tensor Step(torch.Tensor z, torch.Tensor threshold, float bandwidth) =>
        z.gt(threshold).to(torch.float32) - (threshold - threshold.detach()) * Window(z, threshold, bandwidth);

    // rect((z − θ)/ε) / ε
    private static torch.Tensor Window(torch.Tensor z, torch.Tensor threshold, float bandwidth) =>
        ((z - threshold) / bandwidth).abs().lt(0.5).to(torch.float32).detach() / bandwidth;

    private static SaeParameters ThresholdWeights(bool unit)
    {
        SaeParameters weights = GradientCheck.Weights(unit, extras: "threshold");
        ToyRows.Gaussian(weights.d_sae, 1, 8).Select(value => 0.5f + Math.Abs(value)).ToArray().CopyTo(weights.Extra(0), 0);
        return weights;
    }

    private static SaeParameters GatedWeights()
    {
        SaeParameters weights = GradientCheck.Weights(extras: ["b_mag", "r_mag"]);
        ToyRows.Gaussian(weights.d_sae, 1, 8).CopyTo(weights.Extra(0), 0);
        ToyRows.Gaussian(weights.d_sae, 1, 9).Select(value => value / 4).ToArray().CopyTo(weights.Extra(1), 0);
        return weights;
    }
}
