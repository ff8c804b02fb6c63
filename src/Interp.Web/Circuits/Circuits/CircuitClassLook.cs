using Interp.Domain.Circuits;

namespace Interp.Web.Circuits;

/// <summary>How a class of heads is drawn and named: a shape, a colour and words, so that none of them is needed alone.</summary>
/// <param name="Shape">The outline around (0, 0), within a radius of ten.</param>
/// <param name="Series">Number of the colour.</param>
/// <param name="Words">For people.</param>
public sealed record CircuitClassLook(string Shape, int Series, string Words)
{
    private const string Disc = "M-9 0A9 9 0 1 1 9 0A9 9 0 1 1 -9 0Z";
    private const string Ring = "M-10 0A10 10 0 1 1 10 0A10 10 0 1 1 -10 0Z M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z";
    private const string Down = "M-10 -7L10 -7L0 10Z";
    private const string Up = "M-10 8L10 8L0 -10Z";
    private const string Square = "M-8 -8L8 -8L8 8L-8 8Z";
    private const string Diamond = "M0 -11L11 0L0 11L-11 0Z";
    private const string Hexagon = "M-10 0L-5 -9L5 -9L10 0L5 9L-5 9Z";
    private const string Cross = "M-4 -10L4 -10L4 -4L10 -4L10 4L4 4L4 10L-4 10L-4 4L-10 4L-10 -4L-4 -4Z";

    /// <summary>The look of a class; those that nobody foresaw share one.</summary>
    /// <param name="name">Slug of the class.</param>
    public static CircuitClassLook Of(string name) => name switch
    {
        CircuitClasses.NameMover => new(Disc, 1, "name mover"),
        CircuitClasses.BackupNameMover => new(Ring, 1, "backup name mover"),
        CircuitClasses.NegativeNameMover => new(Down, 2, "negative name mover"),
        CircuitClasses.SInhibition => new(Square, 4, "S-inhibition"),
        CircuitClasses.Induction => new(Up, 3, "induction"),
        CircuitClasses.DuplicateToken => new(Diamond, 3, "duplicate token"),
        CircuitClasses.PreviousToken => new(Hexagon, 2, "previous token"),
        CircuitClasses.Other => new(Cross, 4, "other"),
        _ => new(Cross, 4, name.Replace('-', ' ')),
    };
}
