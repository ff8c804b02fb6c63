using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The tensor <c>scaling_factor</c> of SAELens before version 6: f is multiplied by it in the decoder when the configuration says so. For a
/// while it was written with every dictionary, all ones.
/// </summary>
internal static class SaeOldScaling
{
    /// <returns>The factors to fold, <c>[d_sae]</c>, or null.</returns>
    public static torch.Tensor? Take(TensorTable table, SaeConfig config)
    {
        const string name = "scaling_factor";
        if (table.TakeOptional(name) is not { } factors)
            return config.ScaledLatents ? throw new InvalidDataException($"finetuning_scaling_factor is set, but '{table.File}' lacks the tensor {name}.") : null;
        if (factors.shape is not [var count] || count != config.d_sae)
            throw new InvalidDataException($"'{table.File}': {name} has shape [{string.Join(", ", factors.shape)}]; it must be [{config.d_sae}].");
        if (factors.allclose(torch.ones_like(factors)))
            return null;
        return config.ScaledLatents ? factors : throw new InvalidDataException($"'{table.File}' holds a tensor {name} that the configuration does not say to use (finetuning_scaling_factor).");
    }
}
