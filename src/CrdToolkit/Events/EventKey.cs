namespace CrdToolkit;

/// <summary>What makes two events the same: then the second is a repetition of the first.</summary>
internal sealed record EventKey(EventReference Regarding, EventType Type, string Reason, string Note, string Action, EventReference? Related);
