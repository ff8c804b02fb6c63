namespace Interp.Analysis.Dictionaries;

/// <summary>Chooses among the candidates of all rows of a batch, after row selectors have taken them out.</summary>
public interface IBatchSelection
{
    /// <summary>A batch, or another pass over it, begins.</summary>
    void Begin(int rows);

    /// <summary>Candidates of one more chunk are in: may drop those that cannot be among the chosen any more.</summary>
    void Narrow(ActivePairs candidates);

    /// <summary>All candidates are in: leaves the chosen ones.</summary>
    /// <returns>False when too few were offered, and the rows have to be gone through once more.</returns>
    bool Finish(ActivePairs candidates);

    /// <summary>The least activation that was kept; 0 where there was none.</summary>
    float LeastKept { get; }
}
