namespace CrdToolkit;

/// <summary>What an apply of this process has left behind.</summary>
/// <param name="ResourceVersion">The version of the object in the answer.</param>
/// <param name="Fields">A hash of the fields that were sent.</param>
internal readonly record struct AppliedState(string ResourceVersion, UInt128 Fields);
