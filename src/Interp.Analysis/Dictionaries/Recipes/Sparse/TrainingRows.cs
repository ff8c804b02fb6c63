using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>Scaled rows, cut into what is read and what has to be reconstructed.</summary>
public sealed class TrainingRows
{
    private readonly RowScaling _scaling;
    private readonly int _width;
    private float[] _rows = [];
    private float[] _inputs = [];
    private float[] _targets = [];
    private int _count;

    /// <param name="source">Where rows come from.</param>
    /// <param name="scaling">What is done to them.</param>
    /// <param name="options">Say where a row's target begins.</param>
    public TrainingRows(IActivationSource source, RowScaling scaling, SaeOptions options)
    {
        _scaling = scaling;
        _width = source.d_in;
        HasTarget = options.Target is not null;
        d_out = options.Target?.d_out ?? source.d_in;
        d_in = HasTarget ? source.d_in - d_out : source.d_in;
        if (HasTarget && (source is not JoinedSource { Parts.Count: 2 } pair || pair.Parts[1].d_in != d_out))
            throw new ArgumentException($"A transcoder needs a joined source of inputs and of targets with {d_out} entries.", nameof(source));
        Variance = scaling.Variances.AsSpan(_width - d_out).ToArray().Sum();
    }

    /// <summary>Entries of what is read.</summary>
    public int d_in { get; }

    /// <summary>Entries of what is reconstructed.</summary>
    public int d_out { get; }

    /// <summary>Whether the two are different activations.</summary>
    public bool HasTarget { get; }

    /// <summary>Variance of the scaled targets.</summary>
    public double Variance { get; }

    /// <summary><c>[rows, d_in]</c></summary>
    public ReadOnlySpan<float> Inputs => HasTarget ? _inputs.AsSpan(0, _count * d_in) : _rows.AsSpan(0, _count * _width);

    /// <summary><c>[rows, d_out]</c></summary>
    public ReadOnlySpan<float> Targets => HasTarget ? _targets.AsSpan(0, _count * d_out) : Inputs;

    /// <summary>Takes raw rows of the source.</summary>
    public void Fill(ReadOnlySpan<float> rows)
    {
        _count = rows.Length / _width;
        if (_rows.Length < rows.Length)
            _rows = new float[rows.Length];
        _scaling.Apply(rows, _rows.AsSpan(0, rows.Length));
        if (!HasTarget)
            return;
        if (_inputs.Length < _count * d_in)
            (_inputs, _targets) = (new float[_count * d_in], new float[_count * d_out]);
        for (int row = 0; row < _count; row++)
        {
            _rows.AsSpan(row * _width, d_in).CopyTo(_inputs.AsSpan(row * d_in));
            _rows.AsSpan(row * _width + d_in, d_out).CopyTo(_targets.AsSpan(row * d_out));
        }
    }
}
