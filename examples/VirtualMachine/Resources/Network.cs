using CrdToolkit;

namespace VirtualMachines;

/// <summary>A network that machines can be attached to.</summary>
[CustomResource("infra.example.com", "v1", ShortNames = ["vnet"])]
public partial record Network : CustomResource<NetworkSpec>;
