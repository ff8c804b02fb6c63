using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>The viewer is rating this feature blind, so that what others say of it is kept from them.</summary>
public sealed class RatingBlindException() : ConflictException("You are rating this feature blind. Submit the rating, or give it up, to see what others say of it.");
