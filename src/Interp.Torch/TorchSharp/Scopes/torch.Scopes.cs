namespace TorchSharp;

public static partial class torch
{
    /// <summary>The innermost open scope of the calling thread.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.Current;

    /// <summary>Opens a scope: every tensor made on this thread until it is disposed goes with it, unless moved out.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThread.Enter();

    /// <summary>Runs an expression in a scope of its own and keeps only its result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        ArgumentNullException.ThrowIfNull(expr);
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(expr());
    }
}
