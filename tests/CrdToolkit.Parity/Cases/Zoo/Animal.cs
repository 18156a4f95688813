namespace CrdToolkit.Parity.Cases.Zoo;

/// <summary>Animal is one inhabitant of the zoo.</summary>
[CustomResource("zoo.example.com", "v1", ShortNames = ["an"], Categories = ["zoo"])]
[SubresourceStatus]
[PrinterColumn("Age", ".metadata.creationTimestamp")]
public partial record Animal : CustomResource<AnimalSpec, AnimalStatus>;
