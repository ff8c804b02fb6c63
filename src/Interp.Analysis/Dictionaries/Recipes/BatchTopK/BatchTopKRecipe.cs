using Interp.Analysis.Activations;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// f = the k · B largest positive z of a batch. For use without a batch the least kept activation is averaged over the steps into one threshold
/// θ, and the dictionary is exported as JumpReLU.
/// </summary>
public class BatchTopKRecipe : TopKFamilyRecipe
{
    // The average reaches back a hundred steps; before that it forgets faster, so that the first steps leave no trace.
    private const float ThresholdRate = 0.01f;
    private const float EarlyMemory = 10;
    private readonly float[] _threshold = new float[1];

    /// <summary>Starts a run.</summary>
    public BatchTopKRecipe(BatchTopKOptions options, IActivationSource source)
        : this(options, source, method => method)
    {
    }

    /// <summary>Starts a run of a recipe that goes on from this one.</summary>
    protected BatchTopKRecipe(TopKFamilyOptions options, IActivationSource source, Func<SparseMethod, SparseMethod> method)
        : base(options, source, common => method(Choosing(common, options.k)))
    {
    }

    /// <summary>θ for scaled activations.</summary>
    public float Threshold => _threshold[0];

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, float[]>> OwnState => [new("threshold", _threshold)];

    /// <inheritdoc/>
    public override SparseAutoencoder Export()
    {
        float[] thresholds = new float[Parameters.d_sae];
        Array.Fill(thresholds, Threshold);
        DictionaryFold fold = Fold();
        return new SparseAutoencoder(SettingsOf(SaeArchitecture.JumpReLU), fold.ToWeights() with { threshold = torch.tensor(fold.Latents(thresholds)) });
    }

    /// <inheritdoc/>
    protected internal override void AfterStep(long step, IBatchFigures batch) =>
        _threshold[0] += Math.Max(ThresholdRate, EarlyMemory / (EarlyMemory + step)) * (batch.LeastKept - _threshold[0]);

    private static SparseMethod Choosing(SparseMethod common, int k)
    {
        var selection = new BatchTopKSelection(k);
        return common with { Selector = () => new CandidateSelector(selection), Selection = selection, Dense = new DenseBatchTopK(k) };
    }
}
