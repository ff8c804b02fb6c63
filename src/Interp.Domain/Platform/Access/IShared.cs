namespace Interp.Domain.Platform;

/// <summary>A row that somebody made and that only some may see.</summary>
public interface IShared
{
    /// <summary>Who may see it.</summary>
    Visibility Visibility { get; }

    /// <summary>The cohort it was made for.</summary>
    int? CohortId { get; }

    /// <summary>Who made it; null for what came with the site.</summary>
    Guid? OwnerId { get; }
}
