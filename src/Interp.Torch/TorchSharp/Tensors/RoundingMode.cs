namespace TorchSharp;

public static partial class torch
{
    /// <summary>What a division does with its fraction.</summary>
    public enum RoundingMode
    {
        /// <summary>True division.</summary>
        None,

        /// <summary>Towards zero.</summary>
        trunc,

        /// <summary>Towards minus infinity.</summary>
        floor,
    }
}
