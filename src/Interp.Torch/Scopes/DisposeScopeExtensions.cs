using TorchSharp;

namespace Interp.Torch;

/// <summary>What TorchSharp's dispose scopes lack.</summary>
public static class DisposeScopeExtensions
{
    /// <summary>
    /// Disposes what the scope holds, apart from one tensor, and gives that back. A tensor that belongs to somebody else stays with its owner, where
    /// <see cref="DisposeScope.DisposeEverythingBut{T}(T)"/> would take it over and dispose it in the end.
    /// </summary>
    public static torch.Tensor Keep(this DisposeScope scope, torch.Tensor kept)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.Contains(kept)) return scope.DisposeEverythingBut(kept);
        scope.DisposeEverything();
        return kept;
    }
}
