namespace CrdToolkit.Parity.Cases.Texts;

[CustomResource("texts.example.com", "v1")]
public partial record Note : CustomResource<NoteSpec>;
