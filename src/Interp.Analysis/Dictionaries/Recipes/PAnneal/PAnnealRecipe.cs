using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// f = ReLU(z); loss = ‖x − x̂‖² + λ Σ f^p. Whenever p falls λ is multiplied by Σ f^p / Σ f^p′ over the last batches, so that the penalty as a
/// whole stays what it was.
/// </summary>
public sealed class PAnnealRecipe : ResamplingRecipe
{
    private const int Remembered = 10;
    private readonly PAnnealOptions _options;

    // ln of what λ has been multiplied with, the level of p, then the logarithms of Σ f^p / Σ f^p′ of the last batches.
    private readonly float[] _memory = new float[2 + Remembered];

    /// <summary>Starts a run.</summary>
    public PAnnealRecipe(PAnnealOptions options, IActivationSource source)
        : base(options, source, _ => MethodOf(new PowerPenalty()))
    {
        _options = options;
    }

    /// <summary>p of the latest step.</summary>
    public double Power => Cost.Power;

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, float[]>> OwnState => [.. base.OwnState, new("anneal", _memory)];

    private PowerPenalty Cost => (PowerPenalty)Penalty;

    /// <inheritdoc/>
    public override SparseAutoencoder Export() => new(SettingsOf(SaeArchitecture.Standard), Fold().ToWeights());

    /// <inheritdoc/>
    protected internal override void BeforeStep(long step)
    {
        base.BeforeStep(step);
        int level = _options.LevelAt(step);
        while (_memory[1] < level)
        {
            _memory[0] += _memory.AsSpan(2).ToArray().Average();
            _memory[1]++;
        }
        (Cost.Power, Cost.NextPower) = (_options.PowerOf(level), _options.PowerOf(level + 1));
        Cost.Coefficient *= Math.Exp(_memory[0]);
    }

    /// <inheritdoc/>
    protected internal override void AfterStep(long step, IBatchFigures batch)
    {
        if (_memory[1] < _options.AnnealSteps)
            _memory[2 + step % Remembered] = (float)Math.Log(Cost.Fall);
        base.AfterStep(step, batch);
    }

    private static SparseMethod MethodOf(PowerPenalty cost) => new(() => new PositiveSelector(), cost) { Dense = new DensePower(cost) };
}
