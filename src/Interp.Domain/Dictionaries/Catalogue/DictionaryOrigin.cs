namespace Interp.Domain.Dictionaries;

/// <summary>Where the features of a dictionary come from.</summary>
public enum DictionaryOrigin
{
    /// <summary>A sparse autoencoder trained here.</summary>
    Trained,

    /// <summary>The model's own neurons, as a baseline.</summary>
    Neurons,

    /// <summary>Trained on a model with random weights, as a control.</summary>
    Random,

    /// <summary>Made elsewhere and uploaded: as dashboards, without a model, or as weights, which were measured here.</summary>
    Imported,
}
