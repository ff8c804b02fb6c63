namespace Interp.Domain.Dictionaries;

/// <summary>Which points of a sweep become dictionaries that can be browsed by themselves.</summary>
public enum SweepDashboards
{
    /// <summary>None; each one when somebody asks for it.</summary>
    None,

    /// <summary>Every one, as part of the sweep.</summary>
    All,
}
