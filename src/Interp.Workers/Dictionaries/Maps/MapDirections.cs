using Interp.Workers.Platform;
using TorchSharp;

namespace Interp.Workers.Dictionaries;

/// <summary>The decoder directions of all subjects, one below the other.</summary>
internal static class MapDirections
{
    /// <returns><c>[points, d_in]</c>; the caller disposes it.</returns>
    /// <exception cref="JobFailedException">A dictionary on disk is not the one that was published.</exception>
    public static torch.Tensor Of(IReadOnlyList<MapSubject> subjects, PublishedDictionaries dictionaries)
    {
        using var scope = torch.NewDisposeScope();
        return torch.cat([.. subjects.Select(s => Rows(s, dictionaries))]).MoveToOuterDisposeScope();
    }

    private static torch.Tensor Rows(MapSubject subject, PublishedDictionaries dictionaries)
    {
        using var sae = dictionaries.Load(subject.Dictionary);
        if (sae.d_sae != subject.Dictionary.DSae || sae.d_in != subject.Dictionary.DIn)
            throw new JobFailedException($"The weights of '{subject.Dictionary.Name}' are of another shape than what was published; train it again.");
        return sae.W_dec.index_select(0, torch.tensor(Array.ConvertAll(subject.Alive, i => (long)i)));
    }
}
