/* A link to a story of ours in rich text: chosen from a list, kept by the story's number. */
(() => {
  "use strict";
  const { React, DraftJS, draftail } = window;
  const { Modifier, EditorState, RichUtils } = DraftJS;

  class StoryLinkSource extends draftail.ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.storyChooser,
        urlParams: {},
        onload: new window.ChooserModalOnloadHandlerFactory().getOnLoadHandlers(),
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(story) {
      return { id: story.id, title: story.string, url: story.address };
    }

    onChosen(story) {
      const { editorState, entityType, onComplete } = this.props;
      const selection = editorState.getSelection();
      const content = editorState.getCurrentContent().createEntity(entityType.type, "MUTABLE", this.filterEntityData(story));
      const key = content.getLastCreatedEntityKey();
      const next = selection.isCollapsed()
        ? EditorState.push(editorState, Modifier.replaceText(content, selection, story.string, null, key), "insert-characters")
        : RichUtils.toggleLink(editorState, selection, key);
      this.workflow.close();
      onComplete(next);
    }
  }

  const icon = React.createElement("svg", { className: "icon icon-story", "aria-hidden": "true" }, React.createElement("use", { href: "#icon-story" }));

  const StoryLink = (props) => {
    const { title, url } = props.contentState.getEntity(props.entityKey).getData();
    return React.createElement(draftail.TooltipEntity, { ...props, icon, label: title || "This story is gone", url: url || "" });
  };

  draftail.registerPlugin({ type: "STORY_LINK", source: StoryLinkSource, decorator: StoryLink }, "entityTypes");
})();
