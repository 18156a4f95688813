namespace CrdToolkit.EndToEnd.Writing;

/// <summary>A kind with something of every way to write it.</summary>
[CustomResource("writing.end-to-end.example", "v1"), SubresourceStatus]
public partial record Robot : CustomResource<RobotSpec, RobotStatus>;
