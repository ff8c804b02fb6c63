namespace Interp.Analysis.Circuits;

/// <summary>What a head may attend to.</summary>
public enum HeadBehaviour
{
    /// <summary>The token before.</summary>
    PreviousToken,

    /// <summary>Earlier copies of the same token.</summary>
    DuplicateToken,

    /// <summary>The tokens after earlier copies of the same token.</summary>
    Induction,
}
