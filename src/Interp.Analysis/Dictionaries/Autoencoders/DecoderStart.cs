namespace Interp.Analysis.Dictionaries;

/// <summary>Where the decoder directions begin.</summary>
public enum DecoderStart
{
    /// <summary>Directions of random activations after b_dec is taken away: hardly any latent begins dead.</summary>
    DataDirections,

    /// <summary>Uniform on the sphere.</summary>
    Random,
}
