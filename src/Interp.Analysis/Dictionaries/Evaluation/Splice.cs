using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>What is put in the place of activations in one comparison; each is made when its run begins. A value is that of all contexts, <c>[contexts, pos, width]</c>.</summary>
/// <param name="Reconstruction">The dictionary's.</param>
/// <param name="Zero">Zeros.</param>
/// <param name="Mean">The mean of the training activations.</param>
internal sealed record Splice(
    Func<IReadOnlyList<(string HookPoint, torch.Tensor Value)>> Reconstruction,
    Func<IReadOnlyList<(string HookPoint, torch.Tensor Value)>> Zero,
    Func<IReadOnlyList<(string HookPoint, torch.Tensor Value)>> Mean);
