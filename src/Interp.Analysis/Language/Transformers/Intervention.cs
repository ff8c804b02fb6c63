using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>Replaces the value at one hook point during a run.</summary>
/// <param name="HookPoint">Name of the hook point.</param>
/// <param name="Edit">Gets a copy of the value, which it may change in place, and returns the value to go on with: same shape, same type.</param>
public sealed record Intervention(string HookPoint, Func<Tensor, Tensor> Edit)
{
    /// <summary>Accept that nothing changes, e.g. for identity checks; otherwise an edit without effect is an error.</summary>
    public bool AllowNoChange { get; init; }
}
