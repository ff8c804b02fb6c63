using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>A recipe's whole state at one moment, to come back to.</summary>
internal sealed class RecipeState
{
    private readonly ISaeRecipe _recipe;
    private readonly Dictionary<string, float[]> _arrays;
    private readonly long[] _silent;

    /// <summary>Takes the state as it is.</summary>
    public RecipeState(ISaeRecipe recipe)
    {
        _recipe = recipe;
        _arrays = recipe.State.ToDictionary(array => array.Key, array => array.Value.ToArray(), StringComparer.Ordinal);
        _silent = recipe.TokensSinceFired.ToArray();
    }

    /// <summary>An array as it was.</summary>
    public float[] this[string name] => _arrays[name];

    /// <summary>Puts everything back.</summary>
    public void Restore()
    {
        foreach ((string name, Memory<float> live) in _recipe.State)
            _arrays[name].CopyTo(live.Span);
        _silent.CopyTo(_recipe.TokensSinceFired.Span);
    }
}
