namespace TorchSharp;

/// <summary>What a <see cref="NativeArgument"/> holds; the numbers are those of <c>Kind</c> in native/interp_torch.cpp.</summary>
internal enum ArgumentKind
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    Device,
    Generator,
    IntList,
    DoubleList,
    TensorList,
    OptionalTensorList,
    String,
}
