namespace Interp.Analysis.Circuits;

/// <summary>Through which of its inputs a later head reads what an earlier one wrote.</summary>
public enum CompositionKind
{
    /// <summary>‖W_OV W_QK‖: the later head asks by it.</summary>
    Query,

    /// <summary>‖W_OV W_QKᵀ‖: the later head finds by it.</summary>
    Key,

    /// <summary>‖W_OV W_OV‖: the later head moves it on.</summary>
    Value,
}
