using TorchSharp;

namespace Interp.Cli.Verify;

/// <summary>An operator beside its values by hand.</summary>
/// <param name="Id">Names the operators.</param>
/// <param name="Compute">In double precision.</param>
/// <param name="Expected">In the order of the rows.</param>
internal sealed record ValueCase(string Id, Func<torch.Tensor> Compute, params double[] Expected);
