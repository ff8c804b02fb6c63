using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Cli.Verify;

/// <summary>How many latents of a wide dictionary have become out of one of a narrow one.</summary>
internal static class FeatureSplitting
{
    private const double LeastCosine = 0.5;

    /// <summary>Counts latents of <paramref name="wide"/> whose closest partner in <paramref name="narrow"/> is close enough and shared with another, and those partners.</summary>
    public static (int Shared, int Partners) Count(SparseAutoencoder wide, SparseAutoencoder narrow)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor cosines = torch.mm(Unit(wide.W_dec), Unit(narrow.W_dec).t());
        (torch.Tensor values, torch.Tensor places) = cosines.max(1);
        float[] closeness = values.data<float>().ToArray();
        long[] partners = places.data<long>().ToArray();
        IGrouping<long, int>[] shared = [.. Enumerable.Range(0, partners.Length).Where(latent => closeness[latent] >= LeastCosine).GroupBy(latent => partners[latent]).Where(group => group.Count() > 1)];
        return (shared.Sum(group => group.Count()), shared.Length);
    }

    private static torch.Tensor Unit(torch.Tensor rows) => rows / rows.square().sum(1, keepdim: true).sqrt().clamp(1e-8);
}
