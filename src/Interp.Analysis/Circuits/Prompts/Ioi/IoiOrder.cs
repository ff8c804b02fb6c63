namespace Interp.Analysis.Circuits;

/// <summary>Which name the first clause mentions first: A is the indirect object, B the subject.</summary>
public enum IoiOrder
{
    /// <summary>"Mary and John ..., John ... to Mary".</summary>
    Abba,

    /// <summary>"John and Mary ..., John ... to Mary".</summary>
    Baba,
}
