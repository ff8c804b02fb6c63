namespace Interp.Abstractions.Circuits;

/// <summary>In which unit a metric is shown.</summary>
public enum MetricScale
{
    /// <summary>As it is.</summary>
    Raw,

    /// <summary>(m − m_corrupted) / (m_clean − m_corrupted): 0 as on the corrupted prompts, 1 as on the clean ones (TransformerLens).</summary>
    Normalised,

    /// <summary>100 (m − m_clean) / m_clean: the change in percent of the clean value (IOI paper).</summary>
    Percent,
}
