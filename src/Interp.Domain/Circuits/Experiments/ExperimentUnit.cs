namespace Interp.Domain.Circuits;

/// <summary>In which unit a metric is shown.</summary>
public enum ExperimentUnit
{
    /// <summary>As it is.</summary>
    Raw,

    /// <summary>0 as on the corrupted prompts, 1 as on the clean ones.</summary>
    Normalised,

    /// <summary>Change in percent of the clean value.</summary>
    Percent,
}
