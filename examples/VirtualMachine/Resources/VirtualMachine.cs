using CrdToolkit;

namespace VirtualMachines;

/// <summary>A virtual machine: wanted by the user, kept running by the operator.</summary>
[CustomResource("infra.example.com", "v1", ShortNames = ["vm"])]
[SubresourceStatus]
[PrinterColumn("Age", ".metadata.creationTimestamp")]
public partial record VirtualMachine : CustomResource<VirtualMachineSpec, VirtualMachineStatus>;
