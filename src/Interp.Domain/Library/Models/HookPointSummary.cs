namespace Interp.Domain.Library;

/// <summary>A place in a model whose activations can be taken.</summary>
/// <param name="Name">For example <c>blocks.0.mlp.hook_post</c>.</param>
/// <param name="Width">Length of one activation vector.</param>
public sealed record HookPointSummary(string Name, int Width);
